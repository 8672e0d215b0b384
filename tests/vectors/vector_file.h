#pragma once

#include <QtGlobal>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/bytes.h"

/// Reads the files of shared test vectors; what they hold is described in the folder's README.
namespace grapevine::vectors {

/// $GRAPEVINE_VECTORS, or else the copy in the source tree.
inline std::filesystem::path folder()
{
    const char* chosen = std::getenv("GRAPEVINE_VECTORS");
    return chosen != nullptr ? chosen : GRAPEVINE_SOURCE_DIR "/tests/vectors/data";
}

/// Names of all vector files, sorted.
inline std::vector<std::string> files()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The array `vectors` of one file; null (and so of size 0) when the file cannot be read.
inline nlohmann::json load(const std::string& file)
{
    std::ifstream in(folder() / file);
    const auto whole = nlohmann::json::parse(in, nullptr, false);
    return whole.is_object() ? whole.value("vectors", nlohmann::json{}) : nlohmann::json{};
}

/// One line for the log, so that a skipped vector cannot hide.
inline void report(const std::string& file, std::size_t run, std::size_t total)
{
    qInfo("vectors: %s %zu of %zu run", file.c_str(), run, total);
}

/// Bytes of a `"hex:.."` field or of a bare hex string.
inline Bytes bytesOf(const std::string& text)
{
    return fromHex(text.rfind("hex:", 0) == 0 ? std::string_view{text}.substr(4) : text)
        .value_or(Bytes{});
}

} // namespace grapevine::vectors
