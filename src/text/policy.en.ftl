# STUB until the merge: take the policy room's file, whole.
finding-near_banned_term = It differs by at most one character from a word that the policy refuses. Attackers try such small differences at once.
finding-too_many_banned_terms = Beside words that the policy refuses there is too little left: { $score ->
    [one] 1 point
   *[other] { $score } points
}. The policy asks for at least { $minimum }; a refused word counts as one point, and so does every other character.
remedy-near_banned_term = { -afresh }
remedy-too_many_banned_terms = { -afresh }
