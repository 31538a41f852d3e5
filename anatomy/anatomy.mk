# Build-time anatomy. Results are committed; nobody needs these to run Thenar.
ANATOMY := .cache/anatomy-venv
ANATOMY_PYTHON := $(ANATOMY)/bin/python

.PHONY: ache-map anatomy anatomy-report anatomy-moved spots spot-sheets spot-stills stills sheets

$(ANATOMY)/.ready: anatomy/requirements.lock
	@$(PYTHON) -m venv $(ANATOMY)
	@$(ANATOMY_PYTHON) -m pip install -q --require-hashes -r anatomy/requirements.lock
	@touch $@

anatomy: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.zone_module
	@$(ANATOMY_PYTHON) -m anatomy.models
	@$(ANATOMY_PYTHON) -m anatomy.bake $(ARGS)

anatomy-report: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.report $(ARGS)

anatomy-moved: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.moved $(ARGS)

# The outlines of the body map, after zones or models changed
ache-map: $(ANATOMY)/.ready
	@PYTHONPATH=src $(ANATOMY_PYTHON) -m anatomy.ache_map

# Where points lie on the skin, after their rules, landmarks or the packed models changed
spots: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.spots
	@$(ANATOMY_PYTHON) -m anatomy.spot_table

spot-stills: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.spot_stills $(ARGS)

spot-sheets: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.spot_sheets

stills: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.stills $(ARGS)

sheets: $(ANATOMY)/.ready
	@$(ANATOMY_PYTHON) -m anatomy.sheets $(ARGS)
