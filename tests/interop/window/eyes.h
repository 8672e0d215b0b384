#pragma once

#include <QJsonArray>
#include <QSocketNotifier>
#include <QString>

/// What a person in front of the screen sees, told to a script that has no eyes: asked on stdin for
/// the name of a widget, of an entry of an open menu or of a list, it says on stdout where each of
/// them stands on the screen and what it says. It only looks. Keys and clicks come from the screen.
///
///     see NAME       [{"x", "y", "width", "height", "text", "on", "focus", "window"}, ..]
///     rows NAME      [{"x", "y", "width", "height", "text", "cells": [..], "chosen"}, ..]
///     windows        [{"title", "active", ..}, ..]
///     clipboard      [{"text"}]
///
/// Only what is visible is listed. Places are in pixels of the screen, whatever the scale.
class Eyes final : public QObject {
    Q_OBJECT
public:
    explicit Eyes(QObject* parent = nullptr);

private:
    void handleLine();
    [[nodiscard]] static QJsonArray see(const QString& name);
    [[nodiscard]] static QJsonArray rows(const QString& name);
    [[nodiscard]] static QJsonArray windows();
    [[nodiscard]] static QJsonArray clipboard();

    QSocketNotifier m_asked;
};
