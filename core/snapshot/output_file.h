#pragma once

#include <string>
#include <string_view>

#include "core/base/expected.h"

namespace grapevine::snapshot {

/// A file that is there whole or not at all: written beside its place under a name of its own,
/// renamed when it is done, and taken away when it never is.
class OutputFile {
public:
    /// Fails with a sentence: no such folder, no right, no space.
    [[nodiscard]] static Expected<OutputFile, std::string> open(std::string path);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;
    ~OutputFile();

    [[nodiscard]] Expected<void, std::string> write(std::string_view bytes);
    /// On disk, and in its place. Nothing may be written afterwards.
    [[nodiscard]] Expected<void, std::string> commit();

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    OutputFile() = default;
    [[nodiscard]] std::string sentence(int error) const;
    void discard();

    std::string m_path;
    std::string m_scratch;
    int m_file = -1;
};

} // namespace grapevine::snapshot
