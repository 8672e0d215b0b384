#include "ui/models/address_list.h"

#include <QRegularExpression>

#include <algorithm>

namespace grapevine::models {

namespace {

bool isStatusWord(const QString& word)
{
    static const QStringList words{QStringLiteral("alive"), QStringLiteral("leaving"),
                                   QStringLiteral("left"), QStringLiteral("failed"),
                                   QStringLiteral("none")};
    return words.contains(word);
}

void take(AddressList& list, const HostPort& seed)
{
    if (std::find(list.seeds.begin(), list.seeds.end(), seed) != list.seeds.end()) return;
    if (list.seeds.size() == kSeedsMost) {
        ++list.leftOut;
    } else {
        list.seeds.push_back(seed);
    }
}

/// An address as `serf members` prints it: with a port, followed by the status.
bool isSerfAddress(const QString& word)
{
    const auto parsed = parseHostPort(word.toStdString(), 0);
    return parsed && parsed->port != 0 && IpAddress::fromText(parsed->host).has_value();
}

} // namespace

AddressList parseAddresses(const QString& text)
{
    static const QRegularExpression spaces(QStringLiteral("[\\s,;]+"));
    const QStringList words = text.split(spaces, Qt::SkipEmptyParts);
    AddressList list;
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        if (!isStatusWord(words[at + 1]) || !isSerfAddress(words[at])) continue;
        list.fromSerfMembers = true;
        if (words[at + 1] == QStringLiteral("alive")) {
            take(list, *parseHostPort(words[at].toStdString(), kGossipPort));
        }
    }
    if (list.fromSerfMembers) return list;
    for (const auto& word : words) {
        if (const auto seed = parseHostPort(word.toStdString(), kGossipPort)) {
            take(list, *seed);
        } else {
            list.wrong.append(word);
        }
    }
    return list;
}

} // namespace grapevine::models
