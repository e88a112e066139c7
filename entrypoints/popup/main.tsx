import './first-frame.css';
import { render } from 'preact';
import { AppShell } from '@/components/app-shell';
import { Popup } from '@/components/popup/popup';
import { startFirstNeeds } from '@/utils/db/reads/first-needs';
import { SHOWN } from '@/utils/db/reads/shown';
import { createPopupPage } from './page';

const root = document.getElementById('root');
const first = await startFirstNeeds(Date.now(), SHOWN);
if (root) {
  root.replaceChildren();
  render(
    <AppShell page={createPopupPage()}>
      <Popup first={first} />
    </AppShell>,
    root,
  );
}
