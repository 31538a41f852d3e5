"""The nouns of Thenar, all frozen. Nothing here imports anything of ours outside this folder."""
