"""How the website is served."""
