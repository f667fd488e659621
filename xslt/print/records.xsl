<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapters 10 and 13: descriptions of manuscripts, persons, places and other things, each statement on a line. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="m:book" as="node()*"
      match="person | personGrp | org | place | event | nym | object | relation | msDesc | msPart | msFrag
        | witness | category | relatedItem">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <xsl:template mode="m:book" as="node()*" priority="1"
      match="msIdentifier | msContents | physDesc | history | additional | msItem">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

</xsl:stylesheet>
