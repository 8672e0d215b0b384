#include "ui/widgets/mode_word.h"

#include <QCoreApplication>

namespace grapevine::widgets {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Mode", text);
}

} // namespace

QString modeWord(link::LinkMode mode)
{
    switch (mode) {
    case link::LinkMode::Peek: return say(QT_TRANSLATE_NOOP("Mode", "from outside"));
    case link::LinkMode::Observer: return say(QT_TRANSLATE_NOOP("Mode", "joined as observer"));
    case link::LinkMode::Rpc: return say(QT_TRANSLATE_NOOP("Mode", "through an agent"));
    case link::LinkMode::Demo: return say(QT_TRANSLATE_NOOP("Mode", "on this computer"));
    case link::LinkMode::Several: return say(QT_TRANSLATE_NOOP("Mode", "several together"));
    }
    return {};
}

} // namespace grapevine::widgets
