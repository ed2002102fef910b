#!/usr/bin/env bash
# Everything the fleet needs on a fresh Debian 12 machine with Node 20 (root): bash e2e/fleet/setup.sh
set -euo pipefail
cd "$(dirname "$0")"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y --no-install-recommends \
  chromium chromium-l10n chromium-driver chromium-headless-shell firefox-esr webkit2gtk-driver epiphany-browser \
  xvfb xdotool xauth openbox dbus dbus-x11 fonts-dejavu fonts-liberation libgl1-mesa-dri libegl-mesa0 \
  falkon qutebrowser surf luakit tigervnc-standalone-server tigervnc-viewer \
  curl wget lynx httrack apache2-utils golang-go \
  python3 python3-requests python3-scrapy
# --ignore-scripts: no tool may try to download a browser of its own
npm ci --ignore-scripts --no-audit --no-fund
echo "fleet is ready: node run.mjs --list"
