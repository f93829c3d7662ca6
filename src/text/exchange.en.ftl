# English: policies of other programs, and the rules we have in common with them. The glossary stands on top of en.ftl.

## Findings

finding-too_few_different = Too few different characters: { $different }. For its length and kinds of characters the policy asks for at least { $minimum }.
remedy-too_few_different = { policy-start-again }
short-too_few_different = too few different characters
finding-too_few_of_class = Of { policy-of-class } there { $count ->
    [0] is none
    [one] is one
   *[other] are { $count }
}. The policy asks for at least { $minimum }.
remedy-too_few_of_class = { remedy-missing_class }
short-too_few_of_class = too few characters of a kind
finding-too_long_sequence = There is a run of { $run } characters that follow each other, such as abcd or 4321. The policy allows at most { $maximum }.
remedy-too_long_sequence = { policy-start-again }
short-too_long_sequence = too many characters that follow each other
finding-too_many_class_repeats = { $run } characters of one kind stand in a row. The policy allows at most { $maximum }.
remedy-too_many_class_repeats = Choose something new in which the kinds of characters come in turns. A password generator can do that: see "sleutel generate".
short-too_many_class_repeats = too many of one kind in a row
finding-too_short_for_classes = Too short for its kinds of characters: { $length } characters of { $classes ->
    [one] one kind
   *[other] { $classes } kinds
}, where the policy asks for at least { $minimum }. A capital in front and a digit at the end do not count as a kind.
remedy-too_short_for_classes = { remedy-short }
short-too_short_for_classes = too short for its kinds of characters
