//! What can be noticed: one row for each kind, with its code and its values.

use super::{Class, Datum, Role, Unanswered, Unit};

/// One table for variant, fields, example and code, so that none of the four can be forgotten: a new row is a new
/// variant, has a code, and is walked by every test that walks [`Kind::every`].
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty = $example:expr,)* })? = $code:literal,)*) => {
        /// What was noticed. Codes are stable: scripts rely on them.
        ///
        /// ```
        /// use sleutel::{Context, Kind, Secret, analyse};
        ///
        /// let reasons = analyse(&Secret::new("qwertyuiop[]")?, &Context::default()).reasons();
        /// assert!(reasons.contains(&Kind::KeyboardWalk));
        /// # Ok::<(), sleutel::secret::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $variant $({ $($(#[$fdoc])* $field: $type,)* })?,)* }

        impl Kind {
            /// The name in JSON: stable.
            ///
            /// ```
            /// use sleutel::Kind;
            ///
            /// assert_eq!(Kind::SeasonAndYear.code(), "season_and_year");
            /// assert_eq!(Kind::FewWords { words: 3 }.code(), Kind::FewWords { words: 2 }.code());
            /// ```
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// The values that belong to it, by name.
            ///
            /// ```
            /// use sleutel::Kind;
            /// use sleutel::finding::{Datum, Unit};
            ///
            /// let kind = Kind::TooShort { length: 7, minimum: 15, unit: Unit::CodePoints };
            /// let [length, minimum, unit] = kind.data().try_into().expect("three values");
            /// assert_eq!((length, minimum), (("length", Datum::Count(7)), ("minimum", Datum::Count(15))));
            /// assert_eq!(unit, ("unit", Datum::Code("code_points")));
            /// ```
            pub fn data(&self) -> Vec<(&'static str, Datum)> {
                match self { $(Self::$variant $({ $($field,)* })? => vec![$($((stringify!($field), Datum::from(*$field)),)*)?],)* }
            }

            /// One example of every kind, for tests and for documentation.
            ///
            /// ```
            /// use sleutel::Kind;
            /// use sleutel::text::{Lang, Text};
            ///
            /// let text = Text::new(Lang::En);
            /// assert!(Kind::every().iter().all(|kind| !text.finding(kind).is_empty()));
            /// ```
            pub fn every() -> Vec<Self> {
                vec![$(Self::$variant $({ $($field: $example,)* })?,)*]
            }
        }
    };
}

kinds! {
    // What an attacker knows: from the analysis.

    /// A product or shop with a number or sign.
    BrandAndNumber = "brand_and_number",
    /// A football club with a number or sign.
    ClubAndNumber = "club_and_number",
    /// On the list of common passwords, as it stands.
    CommonPassword = "common_password",
    /// A common password with a small change (capital, sign, reversed, doubled, digit for letter).
    CommonVariant = "common_variant",
    /// A common password or word with a number or sign behind or before it.
    CommonAndNumber = "common_and_number",
    /// A few words that are often written together.
    CommonPhrase = "common_phrase",
    /// It contains a word the attacker knows of this person or organisation.
    ContextWord {
        /// Where the word came from.
        role: Role = Role::Organisation,
    } = "context_word",
    /// A calendar date.
    Date = "date",
    /// A feast day with a number or date.
    FeastDayAndNumber = "feast_day_and_number",
    /// A few words, found by combining word lists.
    FewWords {
        /// How many words.
        words: usize = 2,
    } = "few_words",
    /// A greeting (such as "welcome") with a number or sign.
    GreetingAndNumber = "greeting_and_number",
    /// Neighbouring keys.
    KeyboardWalk = "keyboard_walk",
    /// Digits or signs for letters that look like them.
    Leet = "leet",
    /// A word of love with a number or sign.
    LoveWordAndNumber = "love_word_and_number",
    /// A month with a year or number.
    MonthAndYear = "month_and_year",
    /// A first name or surname with a number or sign.
    NameAndNumber = "name_and_number",
    /// A number plate.
    NumberPlate = "number_plate",
    /// A word of the office with a number or sign.
    OfficeWordAndNumber = "office_word_and_number",
    /// A telephone number.
    PhoneNumber = "phone_number",
    /// A town or region with a number or sign.
    PlaceAndNumber = "place_and_number",
    /// A Dutch postcode.
    Postcode = "postcode",
    /// A capital only at the start, where attackers try it first.
    PredictableCapital = "predictable_capital",
    /// Digits or a sign only at the end, where attackers try them first.
    PredictableEnding = "predictable_ending",
    /// It looks like passwords that people choose: guessed letter by letter in the usual order.
    Predictable = "predictable",
    /// The same character over and over.
    Repeat = "repeat",
    /// The same part twice or more.
    RepeatedPart = "repeated_part",
    /// A known word backwards.
    Reversed = "reversed",
    /// A season with a year.
    SeasonAndYear = "season_and_year",
    /// A sequence such as abc or 4321.
    Sequence = "sequence",
    /// No pattern was found, but there are too few characters.
    Short = "short",
    /// A swear word with a number or sign.
    SwearWordAndNumber = "swear_word_and_number",
    /// More characters than are analysed: the rest earns nothing.
    Unanalysed {
        /// How many code points were not looked at.
        characters: usize = 44,
    } = "unanalysed",
    /// A weekday with a number or sign.
    WeekdayAndNumber = "weekday_and_number",
    /// One word from a dictionary.
    Word = "word",
    /// A year.
    Year = "year",

    // What a policy asks: from the judgement.

    /// On the policy's list of refused passwords.
    Blocklisted = "blocklisted",
    /// It contains a word from the policy's list of refused words.
    BlocklistedPart = "blocklisted_part",
    /// It contains a word that the policy refuses for this person or organisation.
    ContextIncluded {
        /// Where the word came from.
        role: Role = Role::DisplayName,
    } = "context_included",
    /// It was seen in a breach.
    ExposureFound {
        /// How often it was seen: the occurrence count.
        count: u64 = 37,
    } = "exposure_found",
    /// The policy requires a breach check and there is no answer.
    ExposureUnknown {
        /// Why not.
        reason: Unanswered = Unanswered::Network,
    } = "exposure_unknown",
    /// A character that the policy does not allow.
    ForbiddenCharacter = "forbidden_character",
    /// A required class of characters is missing.
    MissingClass {
        /// Which.
        class: Class = Class::Digit,
    } = "missing_class",
    /// None of a required set of characters occurs.
    MissingRequired = "missing_required",
    /// At most one character more, fewer or different from a term that the policy bans.
    NearBannedTerm = "near_banned_term",
    /// Fewer classes of characters than the policy asks.
    TooFewClasses {
        /// How many occur.
        classes: usize = 2,
        /// How many are asked.
        minimum: usize = 3,
        /// Of how many.
        of: usize = 4,
    } = "too_few_classes",
    /// Fewer different characters than the policy asks of a password of this length and with these classes.
    TooFewDifferent {
        /// How many occur.
        different: usize = 5,
        /// How many are asked.
        minimum: usize = 7,
    } = "too_few_different",
    /// Fewer characters of a class than the policy asks.
    TooFewOfClass {
        /// Which class.
        class: Class = Class::Digit,
        /// How many occur.
        count: usize = 1,
        /// How many are asked.
        minimum: usize = 2,
    } = "too_few_of_class",
    /// Easier to guess than the policy allows.
    TooGuessable {
        /// The guess number, as a decimal logarithm.
        guesses_log10: f64 = 6.5,
        /// The least the policy allows, as a decimal logarithm.
        minimum_log10: f64 = 10.0,
    } = "too_guessable",
    /// Longer than the policy allows.
    TooLong {
        /// The length.
        length: usize = 300,
        /// The greatest the policy allows.
        maximum: usize = 256,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_long",
    /// Characters that follow each other in a row, such as `abcd` or `4321`, more than the policy allows.
    TooLongSequence {
        /// The longest such run that occurs.
        run: usize = 4,
        /// The longest run the policy allows.
        maximum: usize = 3,
    } = "too_long_sequence",
    /// Little is left beside banned terms: one point for a term and one for every other character.
    TooManyBannedTerms {
        /// The points it has.
        score: usize = 4,
        /// The least the policy asks.
        minimum: usize = 5,
    } = "too_many_banned_terms",
    /// Characters of one class in a row, more than the policy allows.
    TooManyClassRepeats {
        /// The longest run that occurs.
        run: usize = 6,
        /// The longest run the policy allows.
        maximum: usize = 4,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_many_class_repeats",
    /// One character too often in a row.
    TooManyRepeats {
        /// The longest run that occurs.
        run: usize = 4,
        /// The longest run the policy allows.
        maximum: usize = 3,
    } = "too_many_repeats",
    /// Shorter than the policy asks.
    TooShort {
        /// The length.
        length: usize = 11,
        /// The least the policy asks.
        minimum: usize = 15,
        /// What was counted.
        unit: Unit = Unit::CodePoints,
    } = "too_short",
    /// Shorter than the policy asks of a password with so few classes of characters.
    TooShortForClasses {
        /// The length, in bytes.
        length: usize = 11,
        /// How many classes count: a capital in front and a digit at the end do not.
        classes: usize = 2,
        /// The least the policy asks with so many classes, in bytes.
        minimum: usize = 24,
    } = "too_short_for_classes",
    /// Too easy to guess for someone who knows the old password.
    TooSimilar {
        /// The guess number given the old password, as a decimal logarithm.
        guesses_log10: f64 = 1.0,
        /// The least the policy allows, as a decimal logarithm.
        minimum_log10: f64 = 6.0,
    } = "too_similar",
}
