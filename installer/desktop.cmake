# The window on a desk: starter, what software centres tell of it, icons.
if(NOT TARGET grapevine)
    return()
endif()
set(icon_dir ${CMAKE_CURRENT_SOURCE_DIR}/../resources/icons)
set(icons "")
add_executable(icon_painter icons/main.cpp)
set_target_properties(icon_painter PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/icons)
target_link_libraries(icon_painter PRIVATE grapevine::flags Qt6::Gui Qt6::Svg)
foreach(side IN ITEMS 16 22 24 32 48 64 128 256)
    # Below 32 pixels a drawing of its own, with less in it.
    set(drawing ${icon_dir}/grapevine.svg)
    if(side LESS 32)
        set(drawing ${icon_dir}/grapevine-small.svg)
    endif()
    set(icon ${CMAKE_BINARY_DIR}/icons/${side}.png)
    add_custom_command(OUTPUT ${icon} COMMAND icon_painter ${drawing} ${side} ${icon}
        DEPENDS icon_painter ${drawing} VERBATIM)
    list(APPEND icons ${icon})
    install(FILES ${icon} RENAME grapevine.png COMPONENT window
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps)
endforeach()
add_custom_target(icons ALL DEPENDS ${icons})
install(FILES ${icon_dir}/grapevine.svg COMPONENT window
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

install(FILES desktop/grapevine.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT window)
install(FILES desktop/grapevine.metainfo.xml RENAME invalid.grapevine.Grapevine.metainfo.xml COMPONENT window
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
