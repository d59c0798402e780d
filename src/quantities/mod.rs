//! Numbers with what they count and what happened. The table and its schema stand; the stage that fills it is to come.
