import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '@/entrypoints/background';
import { registerNotifications } from '@/entrypoints/background/on-notification';
import { createRest } from '@/entrypoints/background/rest';
import { connectAnna, createWorld } from '../world/world';

// The fake browser has no toolbar that could be painted.
vi.mock('@/utils/browser/toolbar', () => ({ paintBadge: async () => {} }));

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('relinkRest', createRest);
  vi.stubGlobal('location', { origin: 'chrome-extension://relink' });
});

describe('the background', () => {
  test('registers every listener before its first wait: the event that woke the worker is not missed', () => {
    vi.stubGlobal('addEventListener', vi.fn());
    for (const name of ['permissions', 'action'] as const) {
      Object.assign(browser[name], { onAdded: { addListener: vi.fn() } });
    }
    const onConnect = vi.fn();
    Object.assign(browser.runtime, { onConnect: { addListener: onConnect } });
    expect(background.main()).toBeUndefined();
    expect(onConnect).toHaveBeenCalledOnce();
    expect(fakeBrowser.alarms.onAlarm.hasListeners()).toBe(true);
    expect(fakeBrowser.runtime.onStartup.hasListeners()).toBe(true);
    expect(fakeBrowser.runtime.onInstalled.hasListeners()).toBe(true);
    expect(fakeBrowser.runtime.onMessage.hasListeners()).toBe(true);
    expect(fakeBrowser.notifications.onClicked.hasListeners()).toBe(true);
  });
});

describe('a click on a notification', () => {
  test('opens the popup', async () => {
    const world = await createWorld();
    const openPopup = vi.fn(async () => {});
    Object.assign(browser.action, { openPopup });
    registerNotifications({ rest: async () => createRest(world.deps) });
    await fakeBrowser.notifications.onClicked.trigger('login|id-1');
    await vi.waitFor(() => expect(openPopup).toHaveBeenCalledOnce());
  });

  test('opens the dashboard at that login where the popup cannot be opened', async () => {
    const world = await createWorld();
    const loginId = await connectAnna(world);
    const [profile] = await world.stores.profilesOf(loginId);
    Object.assign(browser.action, { openPopup: vi.fn(async () => Promise.reject(new Error('no window'))) });
    const create = vi.spyOn(browser.tabs, 'create');
    registerNotifications({ rest: async () => createRest(world.deps) });
    await fakeBrowser.notifications.onClicked.trigger(`login|${loginId}`);
    await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
    expect(create.mock.calls[0]?.[0]).toEqual({
      url: `chrome-extension://relink/dashboard.html#/profiles/${profile?.id}`,
    });
  });
});
