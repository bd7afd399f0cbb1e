"""The US Bureau of Labor Statistics: Employment Projections, and wages of the occupational survey."""
