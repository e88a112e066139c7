import '@/components/styles/tokens.css';
import '@/components/styles/base.css';
import '@/components/styles/items.css';
import '@/components/styles/overlays.css';
import './popup.css';
import { render } from 'preact';
import { AppShell } from '@/components/app-shell';
import { Popup } from '@/components/popup/popup';
import { createPopupPage } from './page';

const root = document.getElementById('root');
if (root) {
  const page = createPopupPage();
  root.replaceChildren();
  render(
    <AppShell page={page}>
      <Popup />
    </AppShell>,
    root,
  );
}
