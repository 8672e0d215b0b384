#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/link/command.h"
#include "core/link/query_progress.h"

namespace grapevine::link {

/// One key of a cluster, and how many members hold it.
struct KeyCount {
    std::size_t members = 0;
    std::size_t primaries = 0; ///< Of them: those who sign with it.
    /// The key's base64 as far as ListKeys::shown asked for it; else empty. Wiped by nobody but the
    /// one who asked.
    std::string text;

    bool operator==(const KeyCount&) const = default;
};

/// What one member said of its keyring.
struct KeyHolder {
    std::vector<std::string> keys; ///< Fingerprints in its order, each once.
    std::string primary;           ///< Fingerprint; empty where it told none.
    bool failed = false;           ///< It said no, or its answer cannot be read.
    std::string message;           ///< Its own words, or what is wrong with its answer; or empty.

    bool operator==(const KeyHolder&) const = default;
};

/// What the members say of the keyring: the answers to ListKeys, put together.
///
/// Keys go by their fingerprints (crypto::fingerprintOf): the answers' own text is wiped where they
/// are decoded, and leaves that place only for who asked for it.
struct KeyReport {
    CommandId command;
    bool complete = false; ///< It has ended: no more will come.
    QueryProgress::End end = QueryProgress::End::Open;
    std::size_t members = 0; ///< Expected to answer.
    std::size_t responses = 0;
    std::size_t errors = 0; ///< Of the responses: those that said no.
    /// An agent's RPC counted for us: `holders` has only who had something to say, no primary is
    /// known, and nobody who is silent by name. Source: serf, ipc.go (keyResponse).
    bool countsOnly = false;
    std::map<std::string, KeyCount> keys;     ///< By fingerprint.
    std::map<std::string, KeyHolder> holders; ///< By name, of those who answered.
    std::vector<std::string> silent;          ///< Once ended by itself (query_end.h).
};

} // namespace grapevine::link
