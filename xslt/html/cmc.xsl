<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 9, Computer-mediated communication: a post says whose it is and when it was sent. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="post" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="said" as="xs:string" select="
          string-join((f:who(@who), @when ! f:date-words(.), replace(@synch, '#', '')[. ne '']), ', ')"/>
      <xsl:if test="$said ne ''">
        <xsl:sequence select="f:generated('who', $said || ': ')"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
