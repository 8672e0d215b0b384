#include "core/snapshot/csv.h"

#include <algorithm>
#include <utility>

#include "core/base/plain_text.h"

namespace grapevine::snapshot {

namespace {

/// What makes spreadsheets compute; a plain text holds neither a tab nor a line's end.
constexpr std::string_view kFormulaStarts = "=+-@'";
/// Where a comma stands in numbers, spreadsheets cut lines here instead, within our quotes as well:
/// whatever follows may come to begin a cell.
constexpr char kOtherSeparator = ';';

constexpr std::size_t kRecordsPerStep = 1'000;

/// Quotes that open nothing are dropped on reading, and blanks by some.
bool mayCompute(std::string_view piece)
{
    const auto first = piece.find_first_not_of("\" ");
    return first != std::string_view::npos &&
           kFormulaStarts.find(piece[first]) != std::string_view::npos;
}

/// The text with each piece between the other separators as `turn` appends it.
template<class Turn> std::string pieceByPiece(std::string_view text, Turn turn)
{
    std::string out;
    out.reserve(text.size() + 1);
    for (;;) {
        const auto end = text.find(kOtherSeparator);
        turn(out, text.substr(0, end));
        if (end == std::string_view::npos) return out;
        out += kOtherSeparator;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string csvCell(std::string_view text)
{
    const auto out = pieceByPiece(plainText(text), [](std::string& done, std::string_view piece) {
        if (mayCompute(piece)) done += '\'';
        done += piece;
    });
    if (out.find_first_of(",\"\r\n;\t") == std::string::npos &&
        (out.empty() || (out.front() != ' ' && out.back() != ' '))) {
        return out;
    }
    std::string quoted = "\"";
    for (const char letter : out) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    quoted += '"';
    return quoted;
}

std::string withoutDefusing(std::string_view cell)
{
    return pieceByPiece(cell, [](std::string& done, std::string_view piece) {
        if (!piece.empty() && piece.front() == '\'') piece.remove_prefix(1);
        done += piece;
    });
}

Expected<std::vector<std::vector<std::string>>, CsvError>
csvRecords(std::string_view text, const std::function<bool(std::size_t)>& goOn)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.substr(0, byteOrderMark.size()) == byteOrderMark)
        text.remove_prefix(byteOrderMark.size());
    std::vector<std::vector<std::string>> out;
    std::size_t at = 0;
    std::size_t line = 1;
    while (at < text.size()) {
        if (goOn && out.size() % kRecordsPerStep == 0 && !goOn(at)) break;
        std::vector<std::string> record;
        for (;;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                const auto opened = line;
                for (++at;; ++at) {
                    if (at == text.size())
                        return failure(CsvError{opened, "a quote is not closed"});
                    if (text[at] == '\n') ++line;
                    if (text[at] != '"') {
                        cell += text[at];
                    } else if (at + 1 < text.size() && text[at + 1] == '"') {
                        cell += text[++at];
                    } else {
                        break;
                    }
                }
                ++at;
                const bool ends =
                    at == text.size() || text[at] == ',' || text[at] == '\n' || text[at] == '\r';
                if (!ends) return failure(CsvError{line, "text after a closing quote"});
            } else {
                const auto end = std::min(text.find_first_of(",\r\n", at), text.size());
                cell = std::string(text.substr(at, end - at));
                at = end;
            }
            record.push_back(std::move(cell));
            if (at == text.size() || text[at] != ',') break;
            ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size() && text[at] == '\n') ++at;
        ++line;
        out.push_back(std::move(record));
    }
    return out;
}

} // namespace grapevine::snapshot
