# STUB until the merge: take the policy room's file, whole.
finding-near_banned_term = Het scheelt hoogstens één teken met een woord dat het beleid weigert. Aanvallers proberen zulke kleine verschillen meteen mee.
finding-too_many_banned_terms = Naast woorden die het beleid weigert, blijft er te weinig over: { $score ->
    [one] 1 punt
   *[other] { $score } punten
}. Het beleid vraagt er minstens { $minimum }; een geweigerd woord telt als één punt, elk ander teken ook.
remedy-near_banned_term = { -opnieuw }
remedy-too_many_banned_terms = { -opnieuw }
