"""The Standard Occupational Classification: its codes and versions, and the crosswalks between them."""
