import '@/components/styles/tokens.css';
import '@/components/styles/base.css';
import '@/components/styles/items.css';
import '@/components/styles/tasks.css';
import '@/components/styles/notices.css';
import '@/components/styles/overlays.css';
import './dashboard.css';
import './panels.css';
import './table.css';
import './connect.css';
import './groups.css';
import { render } from 'preact';
import { AppShell } from '@/components/app-shell';
import { Dashboard } from './dashboard';
import { createDashboardPage } from './page';

const root = document.getElementById('root');
if (root) {
  render(
    <AppShell page={createDashboardPage()}>
      <Dashboard />
    </AppShell>,
    root,
  );
}
