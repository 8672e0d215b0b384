// An assembly file, even an empty one, lets Go accept functions without a body.
