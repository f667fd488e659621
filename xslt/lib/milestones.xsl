<?xml version="1.0" encoding="UTF-8"?>
<!-- How the source marks a change of its own. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns "asterisks", "rule" or "space" for a milestone without a number that stands for nothing
       but a mark of the source between two sections. -->
  <xsl:function name="f:ornament" as="xs:string?">
    <xsl:param name="milestone" as="element()"/>
    <xsl:variable name="words" as="xs:string"
        select="lower-case(string-join($milestone/(@rend, @rendition, @unit, @type), ' '))"/>
    <xsl:sequence select="
        if ($milestone/self::milestone[@n]) then ()
        else if (matches($words, '\*|†|‡|⁂|aster|star|ornament|dinkus|fleuron|separator')) then 'asterisks'
        else if (matches($words, '(^|[\s#:])(hr|(horizontal-?)?rule|line)(\s|$)')) then 'rule'
        else if (matches($words, '(^|[\s#:])(blank|space|white-?space|blank-?line|vspace)(\s|$)')) then 'space'
        else if (matches($words, '(^|\s)(sub)?(section|chapter|scene)(-?break)?$')) then 'asterisks'
        else ()"/>
  </xsl:function>

</xsl:stylesheet>
