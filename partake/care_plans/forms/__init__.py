"""Questions of the plan, as forms: a POST into typed values."""
