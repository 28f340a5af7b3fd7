"""What an indicator, a fact and a quantity are. Pure: no input, output, clock or words."""
