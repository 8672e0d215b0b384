#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace grapevine::models {

/// Case and the marks on letters taken away: `Ünsal` is `unsal`, `ß` is `s`. One letter in, one
/// letter out, so that places in the one are places in the other.
[[nodiscard]] QString foldedForSearch(const QString& text);

/// What somebody typed to find a thing by its name, held against many names.
///
/// Words typed with a space between may stand in any order; all have to fit. Each fits, best
/// first:
/// ```
///  Whole      it is all of the text                   members       Members
///  Beginning  the text begins with it                 mem           Members
///  WordStart  a word within begins with it            cell          Copy cell
///  Initials   begins one word after the other         cr, corow     Copy rows
///  Within     it stands somewhere                     ember         Members
///  Scattered  its letters, in order, the first at     cpcl          Copy cell
///             the beginning of a word
/// ```
/// Of two texts that it fits alike, the shorter is nearer to what was typed.
class FuzzyPattern {
public:
    /// Letters that count; the rest of what was typed is not looked at.
    static constexpr qsizetype kLettersMost = 64;

    FuzzyPattern() = default;
    explicit FuzzyPattern(const QString& typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// True when whatever this fits was fitted by `earlier` as well: a letter more was typed.
    [[nodiscard]] bool isNarrowerThan(const FuzzyPattern& earlier) const;

    /// Zero: it does not fit. `folded` has been through `foldedForSearch`.
    [[nodiscard]] int score(QStringView folded) const;
    /// The letters that fit, in order, for a painter to mark.
    [[nodiscard]] std::vector<int> places(QStringView folded) const;

private:
    QStringList m_words;
    QString m_typed;
};

} // namespace grapevine::models
