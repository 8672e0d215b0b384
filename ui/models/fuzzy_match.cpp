#include "ui/models/fuzzy_match.h"

#include <algorithm>

namespace grapevine::models {

namespace {

/// Apart by more than the longest text takes off.
constexpr int kWhole = 6000;
constexpr int kBeginning = 5000;
constexpr int kWordStart = 4000;
constexpr int kInitials = 3000;
constexpr int kWithin = 2000;
constexpr int kScattered = 1000;
constexpr int kLengthMost = 400;
/// Off for each gap between letters that are scattered.
constexpr int kGap = 40;

bool isWordLetter(QChar letter)
{
    const char16_t code = letter.unicode();
    if (code < 128)
        return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ||
               (code >= 'A' && code <= 'Z');
    return letter.isLetterOrNumber();
}

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || (!isWordLetter(text[at - 1]) && isWordLetter(text[at]));
}

/// One way a word fits a text.
struct Fit {
    int score = 0;
    qsizetype at = -1;       ///< Where it stands in one piece; -1: letter by letter.
    bool byInitials = false; ///< Letter by letter, along the words' beginnings.
};

/// Along the beginnings of words: each letter follows the one before, or begins a later word.
bool walkInitials(QStringView word, QStringView text, std::vector<int>* places)
{
    qsizetype at = 0;
    qsizetype next = 0;
    bool running = false; // The letter before this place was taken.
    while (next < word.size() && at < text.size()) {
        if (text[at] == word[next] && (running || startsWord(text, at))) {
            if (places != nullptr) places->push_back(static_cast<int>(at));
            ++next;
            running = true;
        } else {
            running = false;
        }
        ++at;
    }
    return next == word.size();
}

/// The first place of each letter in turn, the first letter at a word's beginning; gaps between
/// them, or -1.
int walkScattered(QStringView word, QStringView text, std::vector<int>* places)
{
    qsizetype at = 0;
    while (at < text.size() && !(text[at] == word[0] && startsWord(text, at)))
        ++at;
    int gaps = 0;
    qsizetype before = at - 1;
    for (const QChar letter : word) {
        while (at < text.size() && text[at] != letter)
            ++at;
        if (at == text.size()) return -1;
        if (at != before + 1) ++gaps;
        if (places != nullptr) places->push_back(static_cast<int>(at));
        before = at;
        ++at;
    }
    return gaps;
}

/// All of its letters stand in the text, in order. Cheap: most of a hundred thousand names fail it.
bool hasLetters(QStringView word, QStringView text)
{
    const auto* letter = word.utf16();
    const auto* const last = letter + word.size();
    const auto* const end = text.utf16() + text.size();
    for (const auto* at = text.utf16(); at != end; ++at) {
        if (*at == *letter && ++letter == last) return true;
    }
    return false;
}

Fit bestFit(QStringView word, QStringView text)
{
    if (!hasLetters(word, text)) return {};
    qsizetype within = -1;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0) return {text.size() == word.size() ? kWhole : kBeginning, 0};
        if (startsWord(text, at)) return {kWordStart, at};
        if (within < 0) within = at;
    }
    if (walkInitials(word, text, nullptr)) return {kInitials, -1, true};
    if (within >= 0) return {kWithin, within};
    const int gaps = walkScattered(word, text, nullptr);
    if (gaps < 0) return {};
    return {std::max(kScattered - gaps * kGap, kLengthMost + 1), -1, false};
}

} // namespace

QString foldedForSearch(const QString& text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar letter : text) {
        const char16_t code = letter.unicode();
        if (code < 128) {
            folded.append(code >= 'A' && code <= 'Z' ? QChar(code + 32) : letter);
        } else if (code == u'ß') {
            folded.append(u's');
        } else {
            // The letter below the marks; what is made of several letters stays as it is.
            const QString parts = letter.decomposition();
            const QChar plain = letter.decompositionTag() == QChar::Canonical && !parts.isEmpty()
                                    ? parts.front()
                                    : letter;
            folded.append(plain.toLower());
        }
    }
    return folded;
}

FuzzyPattern::FuzzyPattern(const QString& typed)
    : m_typed(foldedForSearch(typed.simplified().left(kLettersMost)))
{
    m_words = m_typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool FuzzyPattern::isNarrowerThan(const FuzzyPattern& earlier) const
{
    return m_typed.startsWith(earlier.m_typed);
}

int FuzzyPattern::score(QStringView folded) const
{
    if (m_words.isEmpty()) return 1;
    int sum = 0;
    for (const auto& word : m_words) {
        const auto fit = bestFit(word, folded);
        if (fit.score == 0) return 0;
        sum += fit.score;
    }
    const auto words = static_cast<int>(m_words.size());
    return std::max(1, sum / words -
                           static_cast<int>(std::min<qsizetype>(folded.size(), kLengthMost)));
}

std::vector<int> FuzzyPattern::places(QStringView folded) const
{
    std::vector<int> all;
    for (const auto& word : m_words) {
        const auto fit = bestFit(word, folded);
        if (fit.score == 0) return {};
        if (fit.at >= 0) {
            for (qsizetype i = 0; i < word.size(); ++i)
                all.push_back(static_cast<int>(fit.at + i));
        } else if (fit.byInitials) {
            walkInitials(word, folded, &all);
        } else {
            walkScattered(word, folded, &all);
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace grapevine::models
