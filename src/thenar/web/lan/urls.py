"""Addresses of the house. The code of a device is in none: it stands behind the `#`, which no browser sends."""

from django.urls import path

from thenar.web.lan import devices_page, entry_page, mine_page, pairing_page

urlpatterns = [
    path("come-in/", entry_page.entry, name="entry"),
    path("pair/", pairing_page.pair, name="pair"),
    path("pair/thenar.crt", pairing_page.authority, name="pair-certificate"),
    path("devices/", devices_page.devices, name="devices"),
    path("devices/code/", devices_page.new_code, name="device-code"),
    path("devices/open/", devices_page.open_house, name="house-open"),
    path("devices/close/", devices_page.close_house, name="house-close"),
    path("devices/state/", devices_page.state, name="device-state"),
    path("devices/mine/", mine_page.mine, name="device-mine"),
    path("devices/leave/", mine_page.leave, name="device-leave"),
    path("devices/not-here/", mine_page.not_allowed, name="not-allowed"),
    path("devices/<uuid:key>/role/", devices_page.change_role, name="device-role"),
    path("devices/<uuid:key>/name/", devices_page.rename, name="device-name"),
    path("devices/<uuid:key>/out/", devices_page.throw_out, name="device-out"),
]
