<?xml version="1.0" encoding="UTF-8"?>
<!-- What no other module speaks of: phrases, and the rest. This module is imported before all others. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Phrases: they part no words. -->
  <xsl:template mode="m:text" as="node()*"
    match="hi | emph | foreign | distinct | mentioned | soCalled | term | w | c | m | pc | seg | g | am | ex | abbr
         | expan | sic | corr | orig | reg | unclear | damage | damageSpan | add | addSpan | delSpan | restore | retrace
         | secl | mod | space | handShift | anchor | ref | ptr | s | cl | phr | said | q | quote | lem | rdg | rt | rb | ruby
         | metamark | redo | undo | gi | att | val | tag | ident | code
         | witStart | witEnd | lacunaStart | lacunaEnd | alt | link | interp">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Of other elements nothing is known, but that they part words. -->
  <xsl:template match="*" mode="m:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>
</xsl:stylesheet>
