"""Which laws and standards apply to an enterprise, by its duties and by their own words."""
