// The browser is found or installed by tests/scripts/browser.mjs; a download at install time fails on closed networks.
module.exports = { skipDownload: true };
