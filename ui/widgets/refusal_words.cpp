#include "ui/widgets/refusal_words.h"

#include <QCoreApplication>

namespace grapevine::widgets {

namespace {

using link::Refusal;

struct Words {
    const char* sentence;
    const char* nextStep;
    const char* brief;
};

Words wordsFor(Refusal refusal)
{
    switch (refusal) {
    case Refusal::BadAddress:
        return {QT_TRANSLATE_NOOP("Refusal", "No address is known for the name %1."),
                QT_TRANSLATE_NOOP("Refusal", "Check the spelling, or give an IP address."),
                QT_TRANSLATE_NOOP("Refusal", "name not known")};
    case Refusal::NobodyListens:
        return {QT_TRANSLATE_NOOP("Refusal", "Nothing listens on %1."),
                QT_TRANSLATE_NOOP("Refusal", "Is the agent running there, and is this its gossip "
                                             "port (7946 unless set otherwise)?"),
                QT_TRANSLATE_NOOP("Refusal", "nothing listens")};
    case Refusal::Silent:
        return {QT_TRANSLATE_NOOP("Refusal", "%1 does not answer."),
                QT_TRANSLATE_NOOP("Refusal",
                                  "A firewall may swallow the traffic, or the machine is "
                                  "down. Try the address of another member."),
                QT_TRANSLATE_NOOP("Refusal", "no answer")};
    case Refusal::Foreign:
        return {QT_TRANSLATE_NOOP("Refusal", "%1 does not speak gossip."),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Another program may have that port (a web server, SSH, "
                                  "the agent's RPC): give the gossip port. Or the "
                                  "cluster has a label: then give that."),
                QT_TRANSLATE_NOOP("Refusal", "not gossip")};
    case Refusal::WantsKey:
        return {QT_TRANSLATE_NOOP("Refusal", "The cluster at %1 is encrypted and wants a key."),
                QT_TRANSLATE_NOOP("Refusal", "Give its gossip key: the agent's keyring file, a key "
                                             "file, or the key itself."),
                QT_TRANSLATE_NOOP("Refusal", "wants a key")};
    case Refusal::KeyRefused:
        return {QT_TRANSLATE_NOOP("Refusal", "The key does not fit the cluster at %1."),
                QT_TRANSLATE_NOOP("Refusal", "Compare it with the agent's keyring, and check the "
                                             "label if there is one. Grapevine does not try again "
                                             "by itself: each try writes an error into the log "
                                             "over there."),
                QT_TRANSLATE_NOOP("Refusal", "key refused")};
    case Refusal::KeyNotWanted:
        return {QT_TRANSLATE_NOOP("Refusal", "A key was given, but the cluster at %1 is open."),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Look again without a key. If it ought to be encrypted, "
                                  "this may be another cluster."),
                QT_TRANSLATE_NOOP("Refusal", "not encrypted")};
    case Refusal::LabelRefused:
        return {QT_TRANSLATE_NOOP("Refusal", "The label does not fit the cluster at %1."),
                QT_TRANSLATE_NOOP("Refusal",
                                  "Give the label the agents were started with, or none. "
                                  "Grapevine does not try again by itself: each try "
                                  "writes an error into the log over there."),
                QT_TRANSLATE_NOOP("Refusal", "label refused")};
    case Refusal::TooLarge:
        return {QT_TRANSLATE_NOOP("Refusal", "The answer of %1 is larger than Grapevine takes."),
                QT_TRANSLATE_NOOP("Refusal", "Try another member. If all of them answer like that, "
                                             "please report it with the line below."),
                QT_TRANSLATE_NOOP("Refusal", "answer too large")};
    case Refusal::Broken:
        return {QT_TRANSLATE_NOOP("Refusal", "The answer of %1 cannot be read to its end."),
                QT_TRANSLATE_NOOP("Refusal", "Try another member. If all of them answer like that, "
                                             "please report it with the line below."),
                QT_TRANSLATE_NOOP("Refusal", "answer broken")};
    case Refusal::RemoteError:
        return {QT_TRANSLATE_NOOP("Refusal", "%1 answered with an error of its own."),
                QT_TRANSLATE_NOOP("Refusal", "Look into that agent's log, or try another member."),
                QT_TRANSLATE_NOOP("Refusal", "error over there")};
    }
    return {"%1", "", ""};
}

QString say(const char* text)
{
    return QCoreApplication::translate("Refusal", text);
}

} // namespace

QString refusalSentence(Refusal refusal, const QString& address)
{
    return say(wordsFor(refusal).sentence).arg(address);
}

QString refusalNextStep(Refusal refusal)
{
    return say(wordsFor(refusal).nextStep);
}

QString refusalBrief(Refusal refusal)
{
    return say(wordsFor(refusal).brief);
}

} // namespace grapevine::widgets
