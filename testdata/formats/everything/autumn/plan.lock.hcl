version = 1
<<<<<<< HEAD
