"""The shipped knowledge: its safety, its evidence, its faithfulness."""
