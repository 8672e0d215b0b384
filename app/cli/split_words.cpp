#include "app/cli/split_words.h"

namespace grapevine::cli {

Expected<std::vector<std::string>, std::string> splitWords(std::string_view command)
{
    std::vector<std::string> words;
    std::string word;
    bool begun = false; // An empty pair of quotes is a word, too.
    char quote = '\0';
    for (std::size_t at = 0; at < command.size(); ++at) {
        const char c = command[at];
        if (c == '\0') return failure(std::string{"a zero byte cannot be part of a command"});
        if (c == '\\' && quote != '\'') {
            if (++at == command.size()) return failure(std::string{"it ends in a lone backslash"});
            word += command[at];
            begun = true;
        } else if (quote != '\0') {
            if (c == quote) {
                quote = '\0';
            } else {
                word += c;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            begun = true;
        } else if (c == ' ' || c == '\t' || c == '\n') {
            if (begun) words.push_back(std::move(word));
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (quote != '\0') return failure(std::string{"a quote is never closed"});
    if (begun) words.push_back(std::move(word));
    if (words.empty() || words.front().empty()) return failure(std::string{"it names no program"});
    return words;
}

} // namespace grapevine::cli
