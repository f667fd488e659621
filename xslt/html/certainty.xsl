<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 22, Certainty, precision, and responsibility: with words of their own they are remarks
     between brackets; what only their attributes say is told by the hint of what they stand in. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="certainty | precision | respons" mode="m:html" as="empty-sequence()"/>

  <xsl:template match="certainty[normalize-space()] | precision[normalize-space()]
        | respons[normalize-space()]" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(' [')"/>
      <xsl:sequence select="
          f:generated('degree', f:label-with('certainty', map{'degree': string(@cert)}) || ': ')[current()/@cert]"/>
      <xsl:call-template name="f:pieces"/>
      <xsl:sequence select="f:sign('] ')"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
