"""Build-time only: CC0 body data to the 3D hands, feet and baked stroke animations."""
