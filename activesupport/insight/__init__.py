"""What can be learnt from the cases: reads only, for the people who keep playbooks and FAQ right."""
