<?xml version="1.0" encoding="UTF-8"?>
<!-- Which notes stand where. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a note is called from the text by a number and stands apart from it: the
       source puts it at the foot or the end, or says nothing of its place. -->
  <xsl:function name="f:footnote" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        exists($note[self::note][@xml:id][ancestor::text]
          [every $place in tokenize(@place)
            satisfies $place = ('foot', 'bottom', 'end', 'endnote', 'unspecified')])
        and empty($note/(parent::app | parent::person | parent::place | parent::org | parent::bibl
          | parent::biblStruct | parent::event | parent::relation | parent::category
          | parent::noteGrp[parent::app]))"/>
  </xsl:function>

</xsl:stylesheet>
