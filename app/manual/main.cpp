#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "app/cli/command_tree.h"
#include "app/gui/command_words.h"
#include "app/manual/completion.h"
#include "app/manual/man_page.h"
#include "app/manual/reference.h"

// Used by the build only: prints manual, completion or reference on standard output.
//
//   grapevine-manual man PROGRAM PROSE | bash PROGRAM | zsh PROGRAM | fish PROGRAM | reference
int main(int argc, char** argv)
{
    using namespace grapevine;
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto word = [&words](std::size_t at) {
        return at < words.size() ? words[at] : std::string{};
    };
    cli::CommandTree tree;
    auto cliCommand = manual::readTree(tree.app());
    CLI::App window{std::string{gui::kProgramDescription}, "grapevine"};
    gui::CommandWords windowWords;
    gui::declare(window, windowWords);
    auto windowCommand = manual::readTree(window);
    if (word(0) == "reference") {
        fmt::print("{}", manual::reference({windowCommand, cliCommand}));
        return 0;
    }
    const auto& program = word(1) == "grapevine" ? windowCommand : cliCommand;
    if (word(1) != program.name) {
        fmt::print(stderr, "there is no program {}\n", word(1));
        return 2;
    }
    if (word(0) == "man") {
        std::ifstream file(word(2));
        const std::string prose{std::istreambuf_iterator<char>(file), {}};
        const auto page = manual::manPage(program, prose, GRAPEVINE_VERSION);
        if (!page) {
            fmt::print(stderr, "{}: {}\n", word(2), page.error());
            return 1;
        }
        fmt::print("{}", *page);
        return 0;
    }
    if (word(0) == "bash") {
        fmt::print("{}", manual::bashCompletion(program));
    } else if (word(0) == "zsh") {
        fmt::print("{}", manual::zshCompletion(program));
    } else if (word(0) == "fish") {
        fmt::print("{}", manual::fishCompletion(program));
    } else {
        fmt::print(stderr, "what is {}?\n", word(0));
        return 2;
    }
    return 0;
}
