"""What every room that writes to the disk shares."""
