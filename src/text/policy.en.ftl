# Messages of the policies (requirement-*, policy-error-*, preset-*) come with the policy room.
