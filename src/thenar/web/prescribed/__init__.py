"""A plan that a professional wrote, for the one who follows it: kept, done item by item, ended, given on."""
