<?xml version="1.0" encoding="UTF-8"?>
<!-- How the parts of a speech on stage stand to each other. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a stage direction stands in the line of the speaker, whose words it goes with:
       it follows the speaker's name, and tells of no entrance or exit and of no scene. -->
  <xsl:function name="f:beside-speaker" as="xs:boolean">
    <xsl:param name="stage" as="element()"/>
    <xsl:sequence select="
        exists($stage[self::stage][parent::sp][preceding-sibling::*[1][self::speaker]]
          [not(tokenize(@type) = ('entrance', 'exit', 'setting', 'location'))]
          [not(p | ab | lg | l | list)])"/>
  </xsl:function>

</xsl:stylesheet>
