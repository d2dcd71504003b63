package dev.loki.domain.compliance;

/** What a controller's record of processing holds (GDPR, Article 30(1)), item by item. */
public enum ArticleItem {
    CONTROLLER('a', "controller", "Controller"),
    JOINT_CONTROLLER('a', "jointController", "Joint controller"),
    REPRESENTATIVE('a', "representative", "Representative"),
    DPO('a', "dpo", "Data protection officer"),
    PURPOSES('b', "purposes", "Purposes of the processing"),
    DATA_SUBJECTS('c', "categories.dataSubjects", "Categories of data subjects"),
    PERSONAL_DATA('c', "categories.personalData", "Categories of personal data"),
    RECIPIENTS('d', "recipients", "Categories of recipients"),
    TRANSFERS('e', "transfers", "Transfers to third countries, with safeguards"),
    ERASURE('f', "erasure", "Envisaged time limits for erasure"),
    MEASURES('g', "measures", "Technical and organisational security measures");

    private final char letter;
    private final String key;
    private final String title;

    ArticleItem(char letter, String key, String title) {
        this.letter = letter;
        this.key = key;
        this.title = title;
    }

    /** Where the configuration declares it; a dot leads into an object. */
    public String key() {
        return key;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Such as {@code Art.30-1-a}: ids of OSCAL have no brackets. */
    public String controlId() {
        return "Art.30-1-" + letter;
    }

    /** The paragraph's letter, as a control with evidence. */
    Control control() {
        return new Control(
                controlId(),
                switch (letter) {
                    case 'a' -> "Names and contacts";
                    case 'b' -> "Purposes";
                    case 'c' -> "Categories of data subjects and personal data";
                    case 'd' -> "Recipients";
                    case 'e' -> "Transfers to third countries";
                    case 'f' -> "Erasure";
                    default -> "Security measures";
                });
    }
}
