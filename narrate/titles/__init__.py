"""Published titles as names: running text, singulars, articles, forms for men and women; by each language's rules."""
