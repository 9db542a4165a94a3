"""PostgreSQL as Django speaks to it, for readers who do not wait while it is away."""
