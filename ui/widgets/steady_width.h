#pragma once

class QLabel;

namespace grapevine::widgets {

/// Keeps a label wide enough for what it says with numbers of that many digits, and for the widest
/// it has said: its neighbours stand still while it counts. Call it after each `setText`.
void keepWidth(QLabel& label, int digits);

} // namespace grapevine::widgets
