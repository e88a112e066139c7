import '@/components/styles/tokens.css';
import '@/components/styles/base.css';
import '@/components/styles/items.css';
import '@/components/styles/overlays.css';
import './popup.css';
import { render } from 'preact';
import { AppShell } from '@/components/app-shell';
import { Popup } from '@/components/popup/popup';
import { readFirstNeeds } from '@/utils/db/reads/first-needs';
import { SHOWN } from '@/utils/db/reads/shown';
import { createPopupPage } from './page';

const root = document.getElementById('root');
const first = await readFirstNeeds(Date.now(), SHOWN);
if (root) {
  root.replaceChildren();
  render(
    <AppShell page={createPopupPage()}>
      <Popup first={first} />
    </AppShell>,
    root,
  );
}
