/** Reads a calendar from standard input with ical.js, and prints when its events are. */

import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const most = Number(process.argv[2]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const events = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const found = [];
  const times = event.iterator();
  for (let next = times.next(); next && found.length < most; next = times.next()) {
    found.push(next.toJSDate().toISOString().replace(".000", ""));
  }
  events[event.uid] = found;
}
const refresh = calendar.getFirstPropertyValue("refresh-interval").toString();
process.stdout.write(JSON.stringify({ events, refresh, name: calendar.getFirstPropertyValue("name") }));
