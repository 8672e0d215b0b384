#pragma once

class QCoreApplication;

namespace grapevine::gui {

/// Installs the catalogue of the system's language, ours and Qt's; English, for its plurals, where
/// there is none.
void installLanguage(QCoreApplication& application);

} // namespace grapevine::gui
